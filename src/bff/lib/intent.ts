import { createHash } from 'node:crypto'

/** What a request asked for, in 43 characters: the same id with another hash is another intent. */
export const intentHash = (verb: string, content: Record<string, string | null>) =>
  createHash('sha256')
    .update(JSON.stringify([verb, ...Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1))]))
    .digest('base64url')
