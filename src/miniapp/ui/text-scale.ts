import { createContext } from 'react'

/** How much larger than usual the member wants to read; 1 is the phone's standard. */
export const TextScale = createContext(1)
