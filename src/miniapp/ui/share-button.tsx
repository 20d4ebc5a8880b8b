import { Button as NativeButton } from '@tarojs/components'
import { classes } from './classes'
import { Icon } from './icon'
import styles from './share-button.module.scss'

/** Opens the platform's own way to share; only its native button may do that. A browser has none. */
export const ShareButton = ({ text, className }: { text: string; className?: string }) =>
  process.env.TARO_ENV === 'h5' ? null : (
    <NativeButton className={classes(styles.share, className)} openType="share">
      <Icon name="share" />
      {text}
    </NativeButton>
  )
