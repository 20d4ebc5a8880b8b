/** Exchanges the code a mini-program got from its platform for the platform's name of the person; null: no such code. */
export type LoginExchange = (code: string) => Promise<string | null>

const SUBJECT = /^dev:([\w-]{1,64})$/

/**
 * For a developer's machine, where no platform can be asked: `dev:anna` is the person anna, and whatever
 * else a simulator hands out is one and the same developer.
 */
export const developmentLogin: LoginExchange = async (code) => SUBJECT.exec(code)?.[1] ?? 'developer'
