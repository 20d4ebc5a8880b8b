import { openPool } from '@/bff/db/pool'
import { makeDb, type Db } from '@/bff/db/sql'
import { seed } from '@/bff/seed/seed'
import { openOwnServer } from '../support/own-server'
import { ask, at } from '../support/postgres'
import { prepareTemplate } from '../support/template'
import { makeBookingPlan } from './booking-plan'
import { makeBusyCity } from './busy-city'
import { NOW } from './clock'
import { makePointsPlan } from './points-plan'

export type Databases = {
  /** The dealers a first start brings. */
  small: string
  /** As many as a seed can bring, a busy city besides, and members who want to book. */
  large: string
  stop(): Promise<void>
}

export const DEALERS_FEW = 40
export const DEALERS_MANY = 2_000

/** A PostgreSQL that keeps its promises like the product's own, with all that the benchmarks need in it. */
export async function openDatabases(): Promise<Databases> {
  const { url, stop } = await openOwnServer({ durable: true })
  try {
    const small = await fill(url, 'small', DEALERS_FEW, async () => {})
    const large = await fill(url, 'large', DEALERS_MANY, async (db) => {
      await makeBusyCity(db)
      await makeBookingPlan(db)
      await makePointsPlan(db)
    })
    return { small, large, stop }
  } catch (problem) {
    await stop()
    throw problem
  }
}

async function fill(admin: string, name: string, dealers: number, more: (db: Db) => Promise<void>) {
  const url = at(admin, name)
  await ask(admin, `create database ${name}`)
  await prepareTemplate(url)
  const pool = openPool(url)
  try {
    const db = makeDb(pool)
    await seed(db, { now: NOW, dealers })
    await more(db)
    await pool.query('vacuum analyze')
  } finally {
    await pool.end()
  }
  return url
}
