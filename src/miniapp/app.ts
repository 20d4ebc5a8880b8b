import { createElement, type PropsWithChildren, useState } from 'react'
import './app.scss'
import { ConsentDialog } from './consent-dialog'
import { frame } from './frame'
import { textScale } from './platform/appearance'
import { useBars } from './platform/bars'
import { useWayHome } from './platform/lost'
import { guardPrivacy } from './platform/privacy-gate'
import { Bars } from './ui/bars'
import { OverPage } from './ui/over-page'
import { TextScale } from './ui/text-scale'

frame()
guardPrivacy()

export default function App({ children }: PropsWithChildren) {
  const [scale] = useState(textScale)
  useWayHome()
  const scaled = createElement(TextScale.Provider, { value: scale }, children)
  const asking = createElement(OverPage.Provider, { value: createElement(ConsentDialog) }, scaled)
  return createElement(Bars.Provider, { value: useBars }, asking)
}
