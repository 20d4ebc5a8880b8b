import { Image, type ImageProps } from '@tarojs/components'
import { spoken } from './spoken'

type PictureProps = Pick<ImageProps, 'src' | 'className'> & {
  /** `whole` keeps every part of the picture, `filling` covers its place. */
  fit: 'whole' | 'filling'
  /** Fetched only when it is about to be seen. */
  lazy?: boolean
  /** It is there, or never will be. */
  onEnd?: () => void
}

/** A picture beside words that say the same: a screen reader passes over it. */
export const Picture = ({ src, className, fit, lazy, onEnd }: PictureProps) => (
  <Image
    src={src}
    className={className}
    mode={fit === 'whole' ? 'aspectFit' : 'aspectFill'}
    lazyLoad={lazy}
    {...(onEnd && { onLoad: onEnd, onError: onEnd })}
    {...(process.env.TARO_ENV === 'h5' ? { nativeProps: { alt: '' } } : spoken({ hidden: true }))}
  />
)
