import { View } from '@tarojs/components'
import { useState } from 'react'
import { links } from '@/miniapp/lib/links'
import { avatarButton, type ChosenAvatar, nicknameField } from '@/miniapp/platform/avatar'
import { back, go, toast, useRefresh } from '@/miniapp/platform/page'
import { useSession } from '@/miniapp/platform/session'
import { Button } from '@/miniapp/ui/button'
import { Field } from '@/miniapp/ui/field'
import { NativeButton } from '@/miniapp/ui/native-button'
import { Row } from '@/miniapp/ui/row'
import { Screen } from '@/miniapp/ui/screen'
import { Face } from '../../components/face'
import { profile, refusals } from '../../copy'
import { loadProfile, NICKNAME_MAX, saveNickname, savePicture } from '../../profile'
import styles from './index.module.scss'

export default function ProfilePage() {
  const kept = useSession((state) => state.member?.nickname) ?? ''
  const masked = useSession((state) => state.member?.phone)
  /** Null as long as the member has typed nothing else. */
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [percent, setPercent] = useState<number | null>(null)
  const [busy, setBusy] = useState(false)
  const nickname = typed ?? kept
  useRefresh(loadProfile)

  const type = (text: string) => {
    setTyped(text)
    setProblem(null)
  }
  const choose = async (chosen: ChosenAvatar) => {
    if (chosen.status === 'unavailable') return toast(profile.avatarFailed)
    // A browser's button that was disabled once looks so for ever, so that one on its way is enough said here.
    if (chosen.status !== 'chosen' || percent !== null) return
    if (chosen.nickname && !nickname) type(chosen.nickname.slice(0, NICKNAME_MAX))
    setPercent(0)
    const result = await savePicture(chosen.path, setPercent)
    setPercent(null)
    if (result.status === 'failed') toast(refusals[result.code])
  }
  const save = async () => {
    setBusy(true)
    const result = await saveNickname(nickname)
    setBusy(false)
    if (result.status === 'failed') return setProblem(refusals[result.code])
    toast(profile.saved)
    await back()
  }

  return (
    <Screen>
      <View className={styles.head}>
        <Face big />
        <NativeButton
          id="choose-avatar"
          kind="plain"
          text={percent === null ? profile.avatar : profile.sending(percent)}
          opens={avatarButton(choose)}
        />
      </View>
      <View className={styles.rows}>
        <Field
          id="nickname"
          label={profile.nickname}
          type={nicknameField}
          maxLength={NICKNAME_MAX}
          placeholder={profile.nicknamePlaceholder}
          value={nickname}
          problem={problem}
          onInput={type}
        />
        <Row
          id="profile-phone"
          icon="phone"
          text={profile.phone}
          value={masked ?? profile.noPhone}
          onTap={() => go(links.phone())}
        />
      </View>
      <Button
        id="save-profile"
        className={styles.save}
        text={profile.save}
        disabled={nickname.trim() === kept}
        busy={busy}
        onTap={save}
      />
    </Screen>
  )
}
