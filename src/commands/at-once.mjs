/**
 * Does all the work, so many pieces at a time, the first ones first. Answers in the order of `pieces`.
 * @template P, R
 * @param {number} limit
 * @param {P[]} pieces
 * @param {(piece: P) => Promise<R>} work
 * @returns {Promise<R[]>}
 */
export async function atOnce(limit, pieces, work) {
  /** @type {R[]} */
  const results = []
  const queue = pieces.entries()
  const worker = async () => {
    for (const [i, piece] of queue) results[i] = await work(piece)
  }
  await Promise.all(Array.from({ length: limit }, worker))
  return results
}
