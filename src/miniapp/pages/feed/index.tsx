import { links } from '@/miniapp/lib/links'
import { go } from '@/miniapp/platform/page'
import { Empty } from '@/miniapp/ui/empty'
import { Screen } from '@/miniapp/ui/screen'

export default function FeedPage() {
  return (
    <Screen>
      <Empty
        tall
        title="车主的故事会在这里"
        sentence="自驾路线、用车心得和同城活动，正在准备中。先去试驾，写下你的第一篇"
        action={{ text: '预约试驾', onTap: () => go(links.testDriveSearch()) }}
      />
    </Screen>
  )
}
