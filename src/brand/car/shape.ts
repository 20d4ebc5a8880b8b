/** A place in a car's own picture, 1600 wide and 600 high, the car looking to the left. */
export type Place = readonly [x: number, y: number]

/**
 * One car seen from its left side, as paths in its own picture. Paths that follow the body (shoulder, crease, lower)
 * run from the front to the rear.
 */
export type CarShape = {
  id: string
  /** Where the tyres stand. */
  ground: number
  wheel: {
    front: number
    rear: number
    radius: number
    spokes: number
    design: 'aero' | 'blade' | 'twin' | 'turbine'
  }
  /** The silhouette from the front bumper's lower edge over hood, roof and tail to the rear bumper's lower edge. */
  upper: string
  /** The lower edge of the body between the wheels. */
  sill: number
  /** How far the body reaches to the left and to the right. */
  nose: number
  tail: number
  /** Height of the roof's top, and where the side begins below the windows. */
  roof: number
  belt: number
  /** What one sees of the windscreen and of the rear window from the side. */
  screens: readonly string[]
  /** The dark frame of the side windows, and the panes in it. */
  frame: string
  panes: readonly string[]
  /** Where the light breaks: the shoulder below the windows, and the crease above the sill. */
  shoulder: string
  crease: string
  /** The body's flank that turns away from the sky, closed. */
  flank: string
  /** Surfaces that look up: hood, tail. */
  tops: readonly string[]
  /** Unpainted plastic: sills, arches, bumpers' lower edges. */
  cladding: readonly string[]
  archTrim: boolean
  /** Openings in the bumpers. */
  intakes: readonly string[]
  shuts: readonly string[]
  handles: readonly Place[]
  flap: Place
  /** Where the mirror's front lower corner is. */
  mirror: Place
  headlamp: string
  daylight: string
  tailLamp: string
  tailLine: string
  /** Headrests and wheel seen through the glass. */
  cabin: string
  rails?: string
}
