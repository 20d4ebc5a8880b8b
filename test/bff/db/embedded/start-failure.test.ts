import { explain } from '@/bff/db/embedded/start-failure'

test('a full disk is a sentence, whoever noticed it', () => {
  const sentence = 'The disk is full: the database in /data needs'
  const fromNode = Object.assign(new Error('write'), { code: 'ENOSPC' })
  const fromPostgres = new Error('initdb: error: could not write to file "pg_wal/1": No space left on device')
  for (const problem of [fromNode, fromPostgres]) {
    expect(explain(problem, '/data')).toMatchObject({
      name: 'StartFailure',
      message: expect.stringContaining(sentence),
    })
  }
})

test('a user without a name is told what PostgreSQL misses', () => {
  const problem = new Error('initdb: could not look up effective user ID 1234: user does not exist')
  expect(explain(problem, '/data')).toMatchObject({
    message: expect.stringContaining('number 1234 has none'),
  })
})

test('programs that are there and yet do not run are not taken for a folder that is missing', () => {
  const problem = Object.assign(new Error('spawn initdb ENOENT'), { code: 'ENOENT', syscall: 'spawn initdb' })
  expect(explain(problem, '/data')).toMatchObject({
    message: expect.stringContaining(
      'This system cannot run the PostgreSQL that npm brought (ENOENT)',
    ) as string,
  })
})

test('what nobody foresaw keeps its own error', () => {
  const bug = new TypeError('undefined is not a function')
  expect(explain(bug, '/data')).toBe(bug)
})
