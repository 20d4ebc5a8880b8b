/// <reference types="@tarojs/taro" />

/** Where the BFF answers, without a slash at the end; empty on H5, which it serves itself. */
declare const API_ORIGIN: string

declare module '*.module.scss' {
  const classes: Record<string, string>
  export default classes
}

declare module '*.scss'
declare module '*.png' {
  const path: string
  export default path
}
