/** A Tuesday, eight in the morning in Shanghai, when the benchmarks' world stands still. */
export const NOW = new Date('2026-03-10T00:00:00Z')
export const now = () => NOW
