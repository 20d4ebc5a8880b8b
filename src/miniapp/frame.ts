/** What stands around the pages. A phone has its own; the browser's is in `frame.h5.ts`. */
export const frame = () => {}
