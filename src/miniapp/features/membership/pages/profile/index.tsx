import { View } from '@tarojs/components'
import { useState } from 'react'
import { links } from '@/miniapp/lib/links'
import { avatarButton, type ChosenAvatar, nicknameField } from '@/miniapp/platform/avatar'
import { back, go, toast } from '@/miniapp/platform/page'
import { useSession } from '@/miniapp/platform/session'
import { Button } from '@/miniapp/ui/button'
import { Field } from '@/miniapp/ui/field'
import { NativeButton } from '@/miniapp/ui/native-button'
import { Row } from '@/miniapp/ui/row'
import { Screen } from '@/miniapp/ui/screen'
import { Face } from '../../components/face'
import { profile } from '../../copy'
import { keepNickname, keepPicture, NICKNAME_MAX, useProfile } from '../../profile'
import styles from './index.module.scss'

export default function ProfilePage() {
  const kept = useProfile((state) => state.nickname)
  const [nickname, setNickname] = useState(kept)
  const masked = useSession((state) => state.member?.phone)

  const choose = (chosen: ChosenAvatar) => {
    if (chosen.status === 'unavailable') return toast(profile.avatarFailed)
    if (chosen.status !== 'chosen') return
    keepPicture(chosen.picture)
    if (chosen.nickname && !nickname) setNickname(chosen.nickname.slice(0, NICKNAME_MAX))
  }
  const save = () => {
    keepNickname(nickname)
    return back()
  }

  return (
    <Screen>
      <View className={styles.head}>
        <Face big />
        <NativeButton id="choose-avatar" kind="plain" text={profile.avatar} opens={avatarButton(choose)} />
      </View>
      <View className={styles.rows}>
        <Field
          id="nickname"
          label={profile.nickname}
          type={nicknameField}
          maxLength={NICKNAME_MAX}
          placeholder={profile.nicknamePlaceholder}
          value={nickname}
          onInput={setNickname}
        />
        <Row
          id="profile-phone"
          icon="phone"
          text={profile.phone}
          value={masked ?? profile.noPhone}
          onTap={() => go(links.phone())}
        />
      </View>
      <View className={styles.only}>{profile.onlyHere}</View>
      <Button
        id="save-profile"
        className={styles.save}
        text={profile.save}
        disabled={nickname.trim() === kept}
        onTap={save}
      />
    </Screen>
  )
}
