import { codeIn, importsOf, type Code, type Import, type Sources } from './sources'

/**
 * Who may import whom: a room and the rooms, or single files, it has a door to. Every room may import itself;
 * what is not listed is forbidden. A file belongs to the longest name its path begins with.
 */
export type Doors = Readonly<Record<string, readonly string[]>>

const isIn = (file: string, place: string) => file === `src/${place}` || file.startsWith(`src/${place}/`)

const roomOf = (file: string, doors: Doors) =>
  Object.keys(doors)
    .filter((room) => isIn(file.replace(/\.[jt]sx?$/, ''), room))
    .sort((a, b) => b.length - a.length)[0]

type Crossing = Import & { file: string; target: string }

/** Imports of our own modules by the programs in `src`. */
const crossingsIn = (sources: Sources): Crossing[] =>
  codeIn(sources)
    .filter(({ path }) => path.startsWith('src/'))
    .flatMap((code) => importsOf(code).map((of) => ({ ...of, file: code.path })))
    .filter((of): of is Crossing => of.target !== null)

/** Imports through a wall, and files that belong to no room. */
export function wallsBroken(sources: Sources, doors: Doors): string[] {
  const homeless = codeIn(sources)
    .filter(({ path }) => path.startsWith('src/') && !roomOf(path, doors))
    .map(({ path }) => `${path} is in no room`)
  const broken = crossingsIn(sources).flatMap(({ file, target, specifier }) => {
    const room = roomOf(file, doors)
    if (!room || roomOf(target, doors) === room) return []
    return doors[room]!.some((door) => isIn(target, door))
      ? []
      : [`${file} imports ${specifier}: ${room} has no door to it`]
  })
  return [...homeless, ...broken]
}

/** The phone gets no byte of the contract: schemas would come along with whatever is no type. */
export const contractValuesOnThePhone = (sources: Sources): string[] =>
  crossingsIn(sources)
    .filter(({ file, target, typeOnly }) => isIn(file, 'miniapp') && isIn(target, 'contract') && !typeOnly)
    .map(({ file, specifier }) => `${file} imports ${specifier} without \`import type\``)

const featureOf = (file: string, side: 'bff' | 'miniapp') =>
  new RegExp(`^src/${side}/features/([^/]+)`).exec(file)?.[1]

const betweenFeatures = (sources: Sources, side: 'bff' | 'miniapp') =>
  crossingsIn(sources).flatMap(({ file, target, specifier }) => {
    const [from, to] = [featureOf(file, side), featureOf(target, side)]
    return from && to && from !== to ? [{ file, target, specifier, from, to }] : []
  })

/** On the phone, features meet through links and the tab pages only. */
export const featuresThatMeet = (sources: Sources): string[] =>
  betweenFeatures(sources, 'miniapp').map(
    ({ file, specifier }) => `${file} imports ${specifier}: features never import each other`,
  )

/** In the BFF, a feature calls another through its service, and only along an arrow. */
export const callsUphill = (sources: Sources, arrows: Doors): string[] =>
  betweenFeatures(sources, 'bff').flatMap(({ file, target, specifier, from, to }) => {
    if (target !== `src/bff/features/${to}/service`)
      return [`${file} imports ${specifier}: another feature is its service`]
    return arrows[from]?.includes(to) ? [] : [`${file} imports ${specifier}: no arrow from ${from} to ${to}`]
  })

/** A way along the arrows that leads back to where it began, if there is one: then nothing is downhill. */
export function circleIn(arrows: Doors): string[] | null {
  const walk = (way: string[]): string[] | null => {
    for (const next of arrows[way.at(-1)!] ?? []) {
      if (next === way[0]) return [...way, next]
      const circle = way.includes(next) ? null : walk([...way, next])
      if (circle) return circle
    }
    return null
  }
  return Object.keys(arrows).reduce<string[] | null>((found, start) => found ?? walk([start]), null)
}

/** Relative within a room, `@/` from one room to another, so that an import shows that it goes through a wall. */
export const pathsOfTheWrongKind = (sources: Sources, doors: Doors): string[] =>
  crossingsIn(sources).flatMap(({ file, target, specifier }) => {
    const room = roomOf(file, doors)
    // The top of a side wires the rooms below it.
    const within = room !== undefined && (room === roomOf(target, doors) || isIn(target, room))
    if (within !== specifier.startsWith('@/')) return []
    return [
      `${file} imports ${specifier}: ${within ? 'within a room it is relative' : 'between rooms it is @/'}`,
    ]
  })

/** Files of one kind, and the modules they never load. Types of them they may name. */
export type Shape = { files: RegExp; never: RegExp }

export const shapesBroken = (sources: Sources, shapes: readonly Shape[]): string[] =>
  crossingsIn(sources)
    .filter(({ typeOnly }) => !typeOnly)
    .filter(({ file, target }) => shapes.some(({ files, never }) => files.test(file) && never.test(target)))
    .map(({ file, specifier }) => `${file} imports ${specifier}`)

/** Packages that only some places may know, so that the rest stays free of them. */
export const packagesOutOfPlace = (sources: Sources, places: Doors): string[] =>
  codeIn(sources)
    .filter(({ path }) => path.startsWith('src/'))
    .flatMap((code) => importsOf(code).flatMap((of) => misplaced(code, of, places)))

function misplaced({ path }: Code, { specifier, target, typeOnly }: Import, places: Doors): string[] {
  if (target !== null || typeOnly) return []
  const [name, allowed] =
    Object.entries(places).find(([name]) => specifier === name || specifier.startsWith(`${name}/`)) ?? []
  if (!name || allowed!.some((place) => isIn(path.replace(/\.\w+$/, ''), place))) return []
  return [`${path} imports ${specifier}: only ${allowed!.join(' and ')} may`]
}
