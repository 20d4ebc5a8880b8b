import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { compileProject } from './compile/project'

let project: string

beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'host-broken-'))
  cpSync('test/host/fixtures/native', project, { recursive: true })
})
afterEach(() => rmSync(project, { recursive: true }))

const compile = () => compileProject(project, 'weapp')
const write = (file: string, text: string) => writeFileSync(path.join(project, file), text)

test('the fixture itself is sound', () => {
  expect(compile().bundle.warnings).toEqual([])
})

test.each([
  [
    'a missing end tag',
    'pages/second/second.wxml',
    '<view>\n  <text>\n</view>',
    /^pages\/second\/second\.wxml:2 missing end tag/,
  ],
  [
    'an unfinished expression',
    'pages/second/second.wxml',
    '<view>\n</view><text>{{a</text>',
    /^pages\/second\/second\.wxml:2 /,
  ],
  ['bad JSON', 'pages/second/second.json', '{\n  "a": 1,\n  oops\n}', /^pages\/second\/second\.json:3 /],
  ['unfinished JSON', 'pages/second/second.json', '{\n  "a": 1', /^pages\/second\/second\.json:2 /],
  [
    'a bad style sheet',
    'pages/second/second.wxss',
    '.a { color: red;\n}\n.b { color',
    /^pages\/second\/second\.wxss:3 /,
  ],
  [
    'a missing import',
    'pages/second/second.wxss',
    '\n@import "nope.wxss";',
    /^pages\/second\/second\.wxss:2 imports nope\.wxss/,
  ],
  [
    'a missing component',
    'pages/second/second.json',
    '{\n"usingComponents": {\n"x": "./x" } }',
    /^pages\/second\/second\.json:3 uses \.\/x/,
  ],
])('%s is refused, with its place', (_, file, text, complaint) => {
  write(file, text)
  expect(compile).toThrow(complaint)
})

test('a page that is listed but not there is refused, with its line in app.json', () => {
  write('app.json', '{\n  "pages": [\n    "pages/home/home",\n    "pages/nowhere/nowhere"\n  ]\n}')
  expect(compile).toThrow(
    /^app\.json:4 lists pages\/nowhere\/nowhere, but pages\/nowhere\/nowhere\.js is missing/,
  )
})
