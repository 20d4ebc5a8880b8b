import { View } from '@tarojs/components'
import { useBrand } from '@/miniapp/platform/brand'
import { picture } from '@/miniapp/platform/origin'
import { classes } from '@/miniapp/ui/classes'
import { Picture } from '@/miniapp/ui/picture'
import { spoken } from '@/miniapp/ui/spoken'
import styles from './car-picture.module.scss'

type CarPictureProps = { modelId: string; small?: boolean; className?: string }

/** A car as its model is drawn; a silhouette for one that the brand does not show any more. */
export function CarPicture({ modelId, small, className }: CarPictureProps) {
  const model = useModel(modelId)
  if (!model) return <View className={classes(styles.unknown, className)} {...spoken({ hidden: true })} />
  return <Picture className={className} src={picture(small ? model.thumb : model.side)} fit="whole" />
}

export function useModel(modelId: string) {
  const brand = useBrand((state) => state.brand)
  return brand.status === 'loaded' ? brand.value.models.find(({ id }) => id === modelId) : undefined
}
