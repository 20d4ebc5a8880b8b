import { Button } from './button'
import { NativeButton } from './native-button'

type AgreeButtonProps = { id: string; text: string; onAgree: () => unknown }

/** WeChat takes nobody's word for a consent: its own button has to be tapped. */
export const AgreeButton = ({ id, text, onAgree }: AgreeButtonProps) =>
  process.env.TARO_ENV === 'weapp' ? (
    <NativeButton
      id={id}
      text={text}
      opens={{ openType: 'agreePrivacyAuthorization', onAgreePrivacyAuthorization: onAgree }}
    />
  ) : (
    <Button id={id} text={text} onTap={onAgree} />
  )
