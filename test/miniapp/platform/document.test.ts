import Taro from '@tarojs/taro'
import { fetchDocument, openDocument } from '@/miniapp/platform/document'

const downloads = (answer: () => Promise<unknown>) => Object.assign(Taro, { downloadFile: answer })

test('a private file is fetched into one of the phone’s own', async () => {
  const asked: unknown[] = []
  Object.assign(Taro, {
    downloadFile: async (option: { url: string }) => {
      asked.push(option.url)
      return { statusCode: 200, tempFilePath: 'tmp://1' }
    },
  })
  expect(await fetchDocument('/api/files/k?until=1')).toBe('tmp://1')
  expect(asked).toEqual(['https://bff.test/api/files/k?until=1'])
})

test('Alipay says no status', async () => {
  downloads(async () => ({ tempFilePath: 'tmp://1' }))
  expect(await fetchDocument('/api/files/k')).toBe('tmp://1')
})

test('a link that has run out brings nothing, and neither does a lost connection', async () => {
  downloads(async () => ({ statusCode: 404, tempFilePath: 'tmp://1' }))
  expect(await fetchDocument('/api/files/k')).toBeNull()
  downloads(() => Promise.reject(new Error('downloadFile:fail')))
  expect(await fetchDocument('/api/files/k')).toBeNull()
})

test('a phone that can’t open a file says so', async () => {
  Object.assign(Taro, { openDocument: async () => ({}) })
  expect(await openDocument('tmp://1')).toBe(true)
  Object.assign(Taro, { openDocument: () => Promise.reject(new Error('openDocument:fail')) })
  expect(await openDocument('tmp://1')).toBe(false)
})
