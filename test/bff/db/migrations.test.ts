import { readdirSync } from 'node:fs'
import pg from 'pg'
import { readMigrations } from '@/bff/db/migrate'
import { inProject } from '@/bff/lib/root'
import { strangersIn } from '../../support/dialect'
import { violationsIn } from '../../support/migration-lint'
import { freshDatabase } from '../../support/postgres'
import { codeIn, readSources } from '../../support/sources'

const folder = inProject('src/bff/db/migrations')

let client: pg.Client
let drop: () => Promise<void>
beforeAll(async () => {
  const database = await freshDatabase()
  drop = database.drop
  client = new pg.Client(database.url)
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await drop()
})

test('the migrations make a schema that can be spread over machines', async () => {
  const migrations = await readMigrations(folder)
  expect(await violationsIn(client, migrations.map(({ sql }) => sql).join('\n'))).toEqual([])
})

test('migrations are numbered without a gap, and nothing else lies beside them', async () => {
  const names = (await readMigrations(folder)).map(({ name }) => name)
  expect(readdirSync(folder).sort()).toEqual(names)
  expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, i) => i + 1))
})

const member = `
  -- distribution: id
  create table member (id uuid primary key);`
const dealer = `
  -- A directory.
  -- distribution: reference
  create table dealer (id uuid primary key, name text unique);`
const car = `
  -- distribution: dealer_id
  create table car (dealer_id uuid references dealer, id uuid, primary key (dealer_id, id));`

test('a group that keeps to itself is right', async () => {
  const right = `${member} ${dealer} ${car}
    -- distribution: member_id (a member's own)
    create table note (member_id uuid references member, id uuid, primary key (member_id, id));
    -- distribution: dealer_id
    create table drive (dealer_id uuid, id uuid, car_id uuid, seat int, primary key (dealer_id, id),
      foreign key (dealer_id, car_id) references car (dealer_id, id));
    create unique index drive_seat on drive (dealer_id, seat) where seat > 0;
    create index drive_by_seat on drive (seat);`
  expect(await violationsIn(client, right)).toEqual([])
})

test.each([
  ['no comment', 'create table a (id uuid primary key);', 'a has no "-- distribution'],
  [
    'a comment further up',
    '-- distribution: id\n\ncreate table a (id uuid primary key);',
    'a has no "-- distribution',
  ],
  [
    'a column that is not there',
    '-- distribution: b\ncreate table a (id uuid primary key);',
    'a is distributed by b, a column it does not have',
  ],
  ['no primary key', '-- distribution: id\ncreate table a (id uuid);', 'a has no primary key'],
  [
    'a primary key that begins elsewhere',
    '-- distribution: b\ncreate table a (id uuid, b uuid, primary key (id, b));',
    'a_pkey begins with id, but a is distributed by b',
  ],
  [
    'a unique constraint that begins elsewhere',
    '-- distribution: id\ncreate table a (id uuid primary key, b text unique);',
    'a_b_key begins with b',
  ],
  [
    'a unique index that begins elsewhere, added later',
    '-- distribution: id\ncreate table a (id uuid primary key, b text);\ncreate unique index u on a (lower(b), id);',
    'u begins with an expression',
  ],
  [
    'a foreign key into another group',
    `${member}\n-- distribution: b\ncreate table a (b uuid primary key, member_id uuid references member);`,
    'a_member_id_fkey leads from a out of its group, to member',
  ],
  [
    'a foreign key within the group that leaves its column out',
    `${dealer} ${car} create unique index car_id on car (dealer_id, id);
     -- distribution: dealer_id
     create table a (dealer_id uuid primary key, home uuid, car_id uuid, foreign key (home, car_id) references car);`,
    'a_home_car_id_fkey leads from a out of its group',
  ],
  [
    'a foreign key from a copy everywhere to a table spread out',
    `${member}\n-- distribution: reference\ncreate table a (id uuid primary key references member);`,
    'a_id_fkey leads from a out of its group',
  ],
])('%s would be found', async (_, sql, sentence) => {
  expect(await violationsIn(client, sql)).toContainEqual(expect.stringContaining(sentence))
})

test.each([
  ['a sequence', 'id bigserial'],
  ['a sequence', 'id bigint generated always as identity'],
  ['a sequence', "id bigint default nextval('s')"],
  ['a sequence', 'create sequence s'],
  ['a trigger', 'create trigger t before insert on a'],
  ['a trigger', 'create constraint trigger t'],
  ['an exclusion constraint', 'exclude using gist (during with &&)'],
  ['a deferrable constraint', 'unique (a) deferrable'],
  ['a deferrable constraint', 'references b initially deferred'],
  ['an advisory lock', 'select pg_advisory_xact_lock(1)'],
  ['an advisory lock', 'select pg_try_advisory_lock(1)'],
  ['LISTEN or NOTIFY', 'listen news'],
  ['LISTEN or NOTIFY', "select 1; notify news, 'x'"],
  ['LISTEN or NOTIFY', "select pg_notify('news', 'x')"],
  ['a function newer than PostgreSQL 15', 'default uuidv7()'],
  ['a function newer than PostgreSQL 15', 'select any_value(a) from b'],
  ['a function newer than PostgreSQL 15', 'select random(1, 6)'],
  ['syntax newer than PostgreSQL 15', 'check (a is json)'],
])('%s would be found in: %s', (what, sql) => {
  expect(strangersIn(sql)).toEqual([expect.stringContaining(`${what}: `)])
})

test('what merely sounds alike is left alone', () => {
  const innocent = `
    -- No serial, no trigger, no nextval(1).
    select random(), gen_random_uuid(), serial_number, notify_at /* listen up */ from a
    where listen > 1 and not deferrable and excluded.b is null`
  expect(strangersIn(innocent)).toEqual([])
})

test('what stores say is understood everywhere, too', () => {
  const stores = codeIn(readSources('src/bff')).filter(({ path }) => path.endsWith('store.ts'))
  expect(stores.length).toBeGreaterThan(3)
  expect(stores.flatMap(({ path, text }) => strangersIn(text).map((found) => `${path}: ${found}`))).toEqual(
    [],
  )
})
