/** How much larger than usual the member reads. A browser has already scaled `rem` by it. */
export const textScale = () => 1
