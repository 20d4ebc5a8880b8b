import { View } from '@tarojs/components'
import { classes } from './classes'
import { spoken } from './spoken'
import styles from './tabs.module.scss'
import { Tap } from './tap'

type TabsProps<Tab extends string> = {
  /** What the tabs' ids begin with. */
  name: string
  /** Said before the tabs, where they are an answer to a question rather than places to look. */
  question?: string
  tabs: readonly Tab[]
  nameOf: (tab: Tab) => string
  chosen: Tab
  onPick: (tab: Tab) => void
  className?: string
}

/** A few words side by side, one of which is meant. */
export const Tabs = <Tab extends string>({
  name,
  question,
  tabs,
  nameOf,
  chosen,
  onPick,
  className,
}: TabsProps<Tab>) => (
  <View
    className={classes(styles.tabs, className)}
    {...spoken({ role: question ? 'radiogroup' : 'tablist', label: question })}
  >
    {tabs.map((tab) => (
      <Tap
        key={tab}
        id={`${name}-${tab}`}
        className={classes(styles.tab, tab === chosen && styles.chosen)}
        role={question ? 'radio' : 'tab'}
        selected={tab === chosen}
        onTap={() => onPick(tab)}
      >
        {nameOf(tab)}
      </Tap>
    ))}
  </View>
)
