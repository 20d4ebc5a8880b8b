import Taro from '@tarojs/taro'
import { useBars } from '@/miniapp/platform/bars.alipay'
import { page } from '../../support/taro'

const setNavigationBarColor = jest.fn<Promise<void>, [object]>().mockResolvedValue()
const setTabBarStyle = jest.fn<Promise<void>, [object]>().mockResolvedValue()
const setBackgroundColor = jest.fn<Promise<void>, [object]>().mockResolvedValue()
let markPx: number | null = null

beforeEach(() => {
  jest.clearAllMocks()
  setTabBarStyle.mockResolvedValue()
  page.didShow = []
  page.ready = []
  const query = {
    select: () => query,
    boundingClientRect: () => query,
    exec: (tell: (marks: unknown[]) => void) => tell([markPx === null ? null : { width: markPx }]),
  }
  const createSelectorQuery = () => query
  Object.assign(Taro, { setNavigationBarColor, setTabBarStyle, setBackgroundColor, createSelectorQuery })
})

/** A page is shown, and only then has its first picture. */
function open(width: number, asked = { overPicture: false }) {
  useBars(asked)
  markPx = null
  page.didShow.at(-1)!()
  markPx = width
  page.ready.at(-1)!()
}

const DAY = 1
const NIGHT = 2

test("by day the settings' own colours stay", () => {
  open(DAY)
  expect(setNavigationBarColor).not.toHaveBeenCalled()
  expect(setTabBarStyle).not.toHaveBeenCalled()
})

test('in the dark the bars are dark, on the next page before anything is measured, and by day light again', () => {
  open(NIGHT)
  expect(setNavigationBarColor).toHaveBeenLastCalledWith({
    frontColor: '#ffffff',
    backgroundColor: '#0f1513',
  })
  expect(setTabBarStyle).toHaveBeenLastCalledWith(expect.objectContaining({ backgroundColor: '#171e1b' }))

  setNavigationBarColor.mockClear()
  useBars({ overPicture: false })
  markPx = null
  page.didShow.at(-1)!()
  expect(setNavigationBarColor).toHaveBeenCalledTimes(1)

  open(DAY)
  expect(setNavigationBarColor).toHaveBeenLastCalledWith({
    frontColor: '#000000',
    backgroundColor: '#f5f7f6',
  })
})

test('a page that begins with its picture keeps its title bar as it is, and a page without tabs is no trouble', async () => {
  setTabBarStyle.mockRejectedValue({ error: 1 })
  open(NIGHT, { overPicture: true })
  expect(setTabBarStyle).toHaveBeenCalled()
  expect(setNavigationBarColor).not.toHaveBeenCalled()
  await new Promise(process.nextTick)
})
