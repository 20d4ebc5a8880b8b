import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openMiniProgram } from './automator'
import { compareWithWcc, compileStyleSheets, compileTemplates } from './wcc'

const fixture = 'test/host/fixtures/native'

const copied = (file: string, text: string) => {
  const project = mkdtempSync(path.join(tmpdir(), 'host-wcc-'))
  cpSync(fixture, project, { recursive: true })
  writeFileSync(path.join(project, file), text)
  return project
}

test("WeChat's own compilers take what the host takes", () => {
  expect(compileTemplates(fixture)('pages/second/second.wxml', '{}')).toMatchObject({ tag: 'wx-page' })
  expect(() => compileStyleSheets(fixture)).not.toThrow()
})

test.each([
  ['a missing end tag', 'pages/second/second.wxml', '<view><text></view>', compileTemplates],
  ['a broken style sheet', 'app.wxss', '.a { color: red; } }', compileStyleSheets],
])('they refuse %s', (_, file, text, compile) => {
  const project = copied(file, text)
  expect(() => compile(project)).toThrow(path.basename(file))
  rmSync(project, { recursive: true })
})

test("their templates make the same tree of a page's data as the host", async () => {
  const { miniProgram, close } = await openMiniProgram('weapp', { projectPath: fixture })
  await miniProgram.callWxMethod('reLaunch', { url: '/pages/slow/slow' })
  const page = (await miniProgram.currentPage())!
  await page.setData({ crowd: ['甲', '乙'] })

  const { expected, actual } = await compareWithWcc(compileTemplates(fixture), page)

  expect(actual).toBe(expected)
  expect(actual).toContain('<view class="one">甲</view>')
  await close()
})
