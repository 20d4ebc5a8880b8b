/** The accent of the light theme; a mark keeps one colour wherever it stands. */
const INK = '#1d5c4c'

/** Two ridges, the far one paler, over a quiet line of mist. */
export const logo = (): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="192" height="192" viewBox="0 0 192 192"><g fill="${INK}"><path d="M30 122 C52 108 66 92 82 70 C92 56 98 42 106 42 C115 42 121 58 130 74 C140 92 150 104 166 116 C150 108 138 100 127 90 C118 82 112 72 107 64 C99 82 88 96 74 106 C60 116 46 120 30 122 Z" opacity="0.45"/><path d="M20 140 C40 130 54 116 66 100 C70 95 75 95 79 101 C86 111 94 119 104 122 C114 118 121 110 127 103 C131 99 136 100 140 105 C148 116 158 128 174 138 C158 134 146 128 134 119 C126 128 116 136 103 136 C90 136 80 126 72 116 C58 130 42 138 20 140 Z"/><path d="M58 153 C84 149 112 149 136 153 C112 156 84 156 58 153 Z" opacity="0.45"/></g></svg>`
