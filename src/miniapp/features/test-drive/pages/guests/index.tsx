import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { addDays, dayLabel, dayOf } from '@/miniapp/lib/time'
import { useRefresh } from '@/miniapp/platform/page'
import { loadWorkplaces, useRoles, type Workplace } from '@/miniapp/platform/roles'
import { Await } from '@/miniapp/ui/await'
import { Bones } from '@/miniapp/ui/bone'
import { Empty } from '@/miniapp/ui/empty'
import { Option, Options } from '@/miniapp/ui/options'
import { Screen } from '@/miniapp/ui/screen'
import { GuestCard } from '../../components/guest-card'
import { guests as words } from '../../copy'
import { guestsOf, loadGuests, useGuests } from '../../guests'
import styles from './index.module.scss'

/** From yesterday, whose guests may still be looked up, to the day after tomorrow. */
const DAYS = [-1, 0, 1, 2]

/** Where staff of a dealer receive those who come for a drive. */
export default function GuestsPage() {
  const workplaces = useRoles((state) => state.workplaces)
  useRefresh(loadWorkplaces)
  return (
    <Screen>
      <Await
        value={workplaces}
        onRetry={loadWorkplaces}
        skeleton={<Bones shape="line" count={4} />}
        empty={(list) =>
          list.length > 0 ? null : <Empty title={words.strangerTitle} sentence={words.strangerSentence} />
        }
      >
        {(list) => <Reception workplaces={list} />}
      </Await>
    </Screen>
  )
}

function Reception({ workplaces }: { workplaces: Workplace[] }) {
  const [picked, setPicked] = useState<string | null>(null)
  const here = workplaces.find(({ id }) => id === picked) ?? workplaces[0]
  if (!here) return null
  return (
    <>
      {workplaces.length > 1 && (
        <View className={styles.choice}>
          <Options label={words.dealer}>
            {workplaces.map(({ id, name }) => (
              <Option key={id} className="workplace" isChosen={id === here.id} onTap={() => setPicked(id)}>
                {name}
              </Option>
            ))}
          </Options>
        </View>
      )}
      <Days key={here.id} place={here} />
    </>
  )
}

function Days({ place: { id: dealerId, timeZone } }: { place: Workplace }) {
  const today = dayOf(new Date(), timeZone)
  const [date, setDate] = useState(today)
  const reception = { dealerId, date }
  const drives = useGuests(guestsOf(reception))
  const load = () => loadGuests({ dealerId, date })
  useEffect(() => void loadGuests({ dealerId, date }), [dealerId, date])
  useRefresh(load)
  return (
    <>
      <View className={styles.choice}>
        <Options label={words.day}>
          {DAYS.map((days) => addDays(today, days)).map((day) => (
            <Option key={day} className="reception-day" isChosen={day === date} onTap={() => setDate(day)}>
              {day < today ? words.yesterday : dayLabel(day, today)}
            </Option>
          ))}
        </Options>
      </View>
      <Await
        value={drives}
        onRetry={load}
        skeleton={<Bones shape="line" count={4} />}
        empty={(list) =>
          list.length > 0 ? null : <Empty title={words.emptyTitle} sentence={words.emptySentence} />
        }
      >
        {(list) =>
          list.map((drive) => (
            <GuestCard key={drive.bookingId} drive={drive} reception={reception} timeZone={timeZone} />
          ))
        }
      </Await>
    </>
  )
}
