import { strToU8, zip } from 'fflate'

/** A file of an archive: what a feature keeps, and what that is in words. */
export type Chapter = { feature: string; content: Record<string, unknown> }

/** What each feature's file is about, for whoever opens the archive. */
export const chapterTitles: Readonly<Record<string, string>> = {
  membership: '账号：手机号、登录方式、登录过的设备、邀请',
  'test-drive': '试驾预约：门店、车型、时间与填写的联系人',
  garage: '车库：车辆、证明、里程、证件与共享',
  rewards: '成长：签到、任务、等级与发生过的事',
  privacy: '隐私：同意记录、明文查看记录、导出与注销申请',
}

/** A zip of readable JSON, a file a feature, and an index. Packed beside the other work of this process. */
export function packArchive(chapters: readonly Chapter[], at: Date): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = { '说明.txt': strToU8(indexOf(chapters, at)) }
  for (const { feature, content } of chapters)
    files[`${feature}.json`] = strToU8(`${JSON.stringify(content, null, 2)}\n`)
  return new Promise((resolve, reject) =>
    zip(files, { mtime: at }, (problem, packed) => (problem ? reject(problem) : resolve(packed))),
  )
}

const indexOf = (chapters: readonly Chapter[], at: Date) =>
  [
    '你的数据副本',
    `生成时间：${at.toISOString()}（UTC）`,
    '',
    '这里是我们保存的与你有关的全部内容，请妥善保管，不要转发给他人。',
    '文件为 JSON 格式，可用任意文本编辑器打开；时间均为 UTC。',
    '',
    ...chapters.map(({ feature }) => `${feature}.json  ${chapterTitles[feature] ?? feature}`),
    '',
  ].join('\n')
