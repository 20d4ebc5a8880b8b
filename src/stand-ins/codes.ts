type Found<Holder> = { status: 'good'; holder: Holder } | { status: 'unknown' | 'expired' | 'used' }

/** Codes and tokens that are good once, and for a while. */
export function makeCodes<Holder>(now: () => Date, lifeMs: number) {
  const issued = new Map<string, { holder: Holder; expiresAt: number; used: boolean }>()

  return {
    issue(code: string, holder: Holder) {
      issued.set(code, { holder, expiresAt: now().getTime() + lifeMs, used: false })
      return code
    },

    find(code: string): Found<Holder> {
      const known = issued.get(code)
      if (!known) return { status: 'unknown' }
      if (known.used) return { status: 'used' }
      if (known.expiresAt <= now().getTime()) return { status: 'expired' }
      return { status: 'good', holder: known.holder }
    },

    use(code: string) {
      const known = issued.get(code)
      if (known) known.used = true
    },
  }
}
