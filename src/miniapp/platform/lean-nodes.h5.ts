/** A browser has its nodes at hand. */
export const sendLess = () => {}
