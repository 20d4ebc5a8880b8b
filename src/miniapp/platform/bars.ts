export type UseBars = (asked: { overPicture: boolean }) => void

/** Colours the bars around a page, where nothing else does: WeChat's follow `theme.json`, a browser's the style sheet. */
export const useBars: UseBars = () => undefined
