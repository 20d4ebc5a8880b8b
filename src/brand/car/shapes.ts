import type { CarShape } from './shape'
import { lan } from './lan'
import { xichuan } from './xichuan'
import { yedu } from './yedu'
import { yunque } from './yunque'

export const shapes = { yunque, xichuan, lan, yedu } as const satisfies Record<string, CarShape>
