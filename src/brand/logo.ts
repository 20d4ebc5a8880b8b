/** The accent of the light theme: a mark keeps one colour wherever it stands. */
const INK = '#1d5c4c'

/** Two ridges drawn in one stroke each, the far one paler. */
export const logo = (): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="192" height="192" viewBox="0 0 192 192"><g fill="none" stroke="${INK}" stroke-width="9" stroke-linecap="round" stroke-linejoin="round"><path d="M18 142 C42 137 56 114 69 98 C75 91 81 91 87 98 C96 110 104 121 113 121 C120 121 126 114 131 109 C136 105 141 106 145 112 C153 124 161 137 174 141"/><path d="M47 92 C62 84 72 66 82 54 C90 45 98 45 106 54 C117 68 128 80 146 84" opacity="0.5"/></g></svg>`
