import { links } from '@/miniapp/lib/links'
import { go } from '@/miniapp/platform/page'
import { Empty } from '@/miniapp/ui/empty'
import { Screen } from '@/miniapp/ui/screen'

export default function GaragePage() {
  return (
    <Screen>
      <Empty
        tall
        title="你的车会停在这里"
        sentence="提车之后，里程、保养和保险到期都在这里提醒你。还没有车？先开一圈"
        action={{ text: '预约试驾', onTap: () => go(links.testDriveSearch()) }}
      />
    </Screen>
  )
}
