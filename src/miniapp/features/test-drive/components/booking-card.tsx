import { View } from '@tarojs/components'
import type { Booking } from '@/contract/test-drive'
import { momentLabel } from '@/miniapp/lib/time'
import { picture } from '@/miniapp/platform/origin'
import { classes } from '@/miniapp/ui/classes'
import { Picture } from '@/miniapp/ui/picture'
import { Tap } from '@/miniapp/ui/tap'
import { bookingStates } from '../copy'
import styles from './booking-card.module.scss'

type BookingCardProps = { booking: Booking; onTap: () => unknown }

export const BookingCard = ({ booking: { state, model, dealer, startsAt }, onTap }: BookingCardProps) => (
  <Tap className={`${styles.card} booking-card`} role="link" onTap={onTap}>
    <View className={styles.text}>
      <View className={styles.top}>
        <View className={styles.name}>{model.name}</View>
        <View className={classes(styles.state, styles[state])}>{bookingStates[state]}</View>
      </View>
      <View className={styles.when}>{momentLabel(startsAt, dealer.timeZone, new Date())}</View>
      <View className={styles.dealer}>{dealer.name}</View>
    </View>
    <Picture className={styles.car} src={picture(model.thumb)} fit="whole" lazy />
  </Tap>
)
