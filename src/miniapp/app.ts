import { createElement, type PropsWithChildren, useState } from 'react'
import './app.scss'
import { frame } from './frame'
import { textScale } from './platform/appearance'
import { TextScale } from './ui/text-scale'

frame()

export default function App({ children }: PropsWithChildren) {
  const [scale] = useState(textScale)
  return createElement(TextScale.Provider, { value: scale }, children)
}
