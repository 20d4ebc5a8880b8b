/** Sends a one-time code to a mainland mobile number. Rejects when it could not be handed over. */
export type SmsSender = (phone: string, code: string) => Promise<void>

/** For a developer's machine: the code appears where the BFF logs, and no phone rings. */
export const developmentSms =
  (log: { info(sentence: string): void }): SmsSender =>
  async (phone, code) => {
    log.info(`development sender: code ${code} for the phone ending in ${phone.slice(-4)}`)
  }
