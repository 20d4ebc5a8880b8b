import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { mediaTypeOf, type MediaType } from '@/bff/lib/media-type'

/** A file of an archive: what a feature keeps, and what that is in words. */
export type Chapter = { feature: string; content: Record<string, unknown> }

/** What each feature's file is about, for whoever opens the archive. */
export const chapterTitles: Readonly<Record<string, string>> = {
  membership: '账号：手机号、昵称、登录方式、登录过的设备、邀请',
  'test-drive': '试驾预约：门店、车型、时间与填写的联系人',
  garage: '车库：车辆、证明、里程、证件与共享',
  rewards: '成长：签到、任务、等级与发生过的事',
  points: '积分：余额，每一笔的来去',
  payments: '付款：金额、状态与退款',
  mall: '商城：订单、收货地址与兑换码',
  privacy: '隐私：同意记录、明文查看记录、导出与注销申请',
}

/** A file by what the member calls it. */
export type NamedFile = { feature: string; name: string; objectKey: string }

type Content = {
  chapters: readonly Chapter[]
  files: readonly NamedFile[]
  at: Date
  readFile: (objectKey: string) => Promise<Buffer | null>
}

/** More than a phone or a mailbox takes. */
const FILES_BYTES_MAX = 300 * 1024 * 1024

const README = '说明.txt'

/**
 * A zip of readable JSON, a file a feature, with the member's own files, and an index of all. It is packed while it is
 * fetched, one file after the other, so that no more than one is in memory.
 */
export async function* packArchive({ chapters, files, at, readFile }: Content): AsyncGenerator<Uint8Array> {
  const zip = makeZip(at)
  for (const { feature, content } of chapters)
    yield* zip.add(`${feature}.json`, strToU8(`${JSON.stringify(content, null, 2)}\n`), true)

  const kept: string[] = []
  const missing: string[] = []
  let bytes = 0
  for (const [place, file] of files.entries()) {
    const content = bytes < FILES_BYTES_MAX ? await readFile(file.objectKey) : null
    const type = content && mediaTypeOf(content)
    if (!content || !type || bytes + content.length > FILES_BYTES_MAX) {
      missing.push(file.name)
      continue
    }
    bytes += content.length
    const path = `${file.feature}/${place + 1} ${safeName(file.name)}.${extensions[type]}`
    kept.push(path)
    yield* zip.add(path, content, false)
  }
  yield* zip.add(README, strToU8(indexOf({ chapters, kept, missing, at })), true)
  yield* zip.end()
}

const extensions: Record<MediaType, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
}

/** What any computer can call a file. */
const safeName = (name: string) => name.replace(/[\p{C}/\\:*?"<>|]/gu, '_')

/** What comes out of a zip as things go in; pictures and PDFs are packed already. */
function makeZip(at: Date) {
  const out: Uint8Array[] = []
  let problem: Error | null = null
  const zip = new Zip((error, chunk) => {
    if (error) problem = error
    else out.push(chunk)
  })
  function* taken() {
    if (problem) throw problem
    yield* out.splice(0)
  }
  return {
    *add(path: string, content: Uint8Array, isText: boolean) {
      const entry = isText ? new ZipDeflate(path) : new ZipPassThrough(path)
      entry.mtime = at
      zip.add(entry)
      entry.push(content, true)
      yield* taken()
    },
    *end() {
      zip.end()
      yield* taken()
    },
  }
}

type Index = { chapters: readonly Chapter[]; kept: readonly string[]; missing: readonly string[]; at: Date }

const indexOf = ({ chapters, kept, missing, at }: Index) =>
  [
    '你的数据副本',
    `生成时间：${at.toISOString()}（UTC）`,
    '',
    '这里是我们保存的与你有关的全部内容，请妥善保管，不要转发给他人。',
    'JSON 文件可用任意文本编辑器打开，时间均为 UTC；文件夹里是你上传的图片和文件。',
    '',
    ...chapters.map(({ feature }) => `${feature}.json  ${chapterTitles[feature] ?? feature}`),
    ...(kept.length > 0 ? ['', '你上传的文件', ...kept] : []),
    ...(missing.length > 0 ? ['', '这次没有取到或放不下的文件，请稍后再导出，或联系客服', ...missing] : []),
    '',
  ].join('\n')
