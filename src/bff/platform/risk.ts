/**
 * What a platform thinks of somebody who is after a reward, from 0 to 4, by its own name of them and their address. Null
 * where it has no opinion or gives no answer: nobody is kept waiting for it, and nothing depends on it alone.
 */
export type RiskRank = (openid: string, address: string) => Promise<number | null>
