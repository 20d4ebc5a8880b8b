import { useEffect, useState } from 'react'

const SECOND_MS = 1000

/** The time of day, a new one each second while somebody is looking. */
export function useNow() {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), SECOND_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}
