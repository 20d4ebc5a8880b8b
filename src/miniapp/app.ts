import { createElement, type PropsWithChildren, useState } from 'react'
import './app.scss'
import { frame } from './frame'
import { textScale } from './platform/appearance'
import { useBars } from './platform/bars'
import { Bars } from './ui/bars'
import { TextScale } from './ui/text-scale'

frame()

export default function App({ children }: PropsWithChildren) {
  const [scale] = useState(textScale)
  const scaled = createElement(TextScale.Provider, { value: scale }, children)
  return createElement(Bars.Provider, { value: useBars }, scaled)
}
