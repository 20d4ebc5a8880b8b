import Taro from '@tarojs/taro'
import { settle } from '@/miniapp/lib/settled'
import { signOut, useSession } from '@/miniapp/platform/session'
import { upload } from '@/miniapp/platform/upload'

type Option = Taro.uploadFile.Option
type Answer = { statusCode: number; data: string }

/** How the phone sends files in a test: it says how far it is, then answers as it is told. */
function sends(answer: (option: Option) => Promise<Answer>, percents = [40, 100]) {
  const sent: Option[] = []
  Object.assign(Taro, {
    uploadFile(option: Option) {
      sent.push(option)
      const answered = answer(option)
      return Object.assign(answered, {
        progress(tell: (now: { progress: number }) => void) {
          for (const progress of percents) tell({ progress })
        },
      })
    },
  })
  return sent
}

const json = (statusCode: number, body: object) => async () => ({ statusCode, data: JSON.stringify(body) })
const prove = (onProgress: (percent: number) => void = () => undefined) =>
  upload(
    'POST /garage/cars/:carId/proof',
    { params: { carId: 'c1' }, path: 'tmp://1', texts: { requestId: 'r' } },
    onProgress,
  )

beforeEach(() => signOut())

test('a file goes where its endpoint is, with the texts beside it and who sends it', async () => {
  useSession.setState({ token: 'mine' })
  const sent = sends(json(201, { id: 'p' }))
  expect(await prove()).toEqual({ id: 'p' })
  expect(sent[0]).toMatchObject({
    ...{ url: 'https://bff.test/api/garage/cars/c1/proof', filePath: 'tmp://1', name: 'file' },
    formData: { requestId: 'r' },
    header: { authorization: 'Bearer mine', 'x-device': expect.any(String) },
  })
})

test('it is told how much has been sent', async () => {
  sends(json(201, {}))
  const told: number[] = []
  await prove((percent) => void told.push(percent))
  expect(told).toEqual([40, 100])
})

test('a refusal is the BFF’s', async () => {
  sends(json(413, { code: 'too_large' }))
  expect(await settle(prove())).toMatchObject({ status: 'failed', code: 'too_large' })
})

test('what is no JSON is not ours', async () => {
  sends(async () => ({ statusCode: 502, data: '<html>' }))
  expect(await settle(prove())).toMatchObject({ code: 'unreadable' })
})

test.each([
  [{ errMsg: 'uploadFile:fail timeout' }, 'timeout'],
  [{ errMsg: 'uploadFile:fail net::ERR_INTERNET_DISCONNECTED' }, 'offline'],
  [{ error: 13, errorMessage: '超时' }, 'timeout'],
  [{ error: 12, errorMessage: '网络出错' }, 'offline'],
])('%j is %s', async (rejection, code) => {
  sends(() => Promise.reject(rejection))
  expect(await settle(prove())).toMatchObject({ code })
})

test('who was signed in for too long sends it again with the next token', async () => {
  useSession.setState({
    token: 'old',
    refreshToken: 'again',
    member: { id: 'm', phone: null, nickname: null, avatar: null, joinedAt: '' },
  })
  const next = {
    token: 'new',
    refreshToken: 'and again',
    expiresAt: '',
    member: { id: 'm', phone: null, nickname: null, avatar: null, joinedAt: '' },
  }
  Object.assign(Taro, { request: async () => ({ statusCode: 200, data: next }) })
  const sent = sends(async ({ header }) =>
    (header as { authorization: string }).authorization === 'Bearer new'
      ? { statusCode: 201, data: '{"id":"p"}' }
      : { statusCode: 401, data: '{"code":"unauthenticated"}' },
  )
  expect(await prove()).toEqual({ id: 'p' })
  expect(sent).toHaveLength(2)
})
