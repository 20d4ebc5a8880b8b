/** How much of the screen's top belongs to the phone; a browser keeps its own apart. */
export const statusBarPx = (): number => 0
