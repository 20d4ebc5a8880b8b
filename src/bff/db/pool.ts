import pg from 'pg'

/** A pool whose connections take the next statement before they have answered the last. */
export const openPool = (connectionString: string, max?: number): pg.Pool =>
  new pg.Pool({ connectionString, pipeline: true, ...(max && { max }) })
