import type { Hex } from './colour'

export type Light = 'morning' | 'noon' | 'dusk' | 'night'
export const lights = ['morning', 'noon', 'dusk', 'night'] as const satisfies readonly Light[]

/** The colours of one time of day; `at` runs from the top of the sky to the horizon. */
export type Palette = {
  sky: readonly { at: number; colour: Hex }[]
  /** The farthest and the nearest ridge; the ridges between are mixed from both. */
  far: Hex
  near: Hex
  mist: Hex
  /** Sun or moon, and the light it throws. */
  orb: Hex
  glow: Hex
  /** What stands in front of everything: road, plain, and their far edge. */
  ground: Hex
  groundFar: Hex
}

export const palettes: Record<Light, Palette> = {
  morning: {
    sky: [
      { at: 0, colour: '#a9c3d3' },
      { at: 0.45, colour: '#d6dfdd' },
      { at: 0.8, colour: '#f5e6d0' },
      { at: 1, colour: '#fbe3c4' },
    ],
    far: '#c3cfd1',
    near: '#28454a',
    mist: '#f7ecdc',
    orb: '#fff8e6',
    glow: '#ffe4b0',
    ground: '#8b9690',
    groundFar: '#dcd8c8',
  },
  noon: {
    sky: [
      { at: 0, colour: '#6fa5c8' },
      { at: 0.5, colour: '#a9cbdd' },
      { at: 1, colour: '#e2eef0' },
    ],
    far: '#b3ccd8',
    near: '#1f4a4a',
    mist: '#eaf3f3',
    orb: '#ffffff',
    glow: '#fbfdf6',
    ground: '#8d9a98',
    groundFar: '#d5dfdd',
  },
  dusk: {
    sky: [
      { at: 0, colour: '#33426b' },
      { at: 0.35, colour: '#7a648c' },
      { at: 0.68, colour: '#d98a7c' },
      { at: 1, colour: '#f9c98b' },
    ],
    far: '#cf9490',
    near: '#221f38',
    mist: '#f4b98a',
    orb: '#fff0cf',
    glow: '#ffbf7a',
    ground: '#4d4456',
    groundFar: '#b98a80',
  },
  night: {
    sky: [
      { at: 0, colour: '#070d1c' },
      { at: 0.5, colour: '#14233f' },
      { at: 1, colour: '#3a5478' },
    ],
    far: '#3d577a',
    near: '#050a14',
    mist: '#4f6b8f',
    orb: '#f4f1e2',
    glow: '#a9c0dc',
    ground: '#141c2a',
    groundFar: '#33475f',
  },
}
