import path from 'node:path'
import { defineConfig } from '@tarojs/cli'

const platform = process.env.TARO_ENV ?? 'h5'

/** On H5 the BFF serves the pages too; a phone has to be told where the BFF is. */
const apiOrigin = process.env.TARO_APP_API ?? (platform === 'h5' ? '' : 'http://127.0.0.1:3000')

/** Taro's templates drop accessibility attributes unless each component is told to keep them. */
const spoken = {
  // Both platforms' word for it: the plugin keeps this list in one file, and two builds may run at once.
  role: '',
  'aria-role': '',
  'aria-label': '',
  'aria-hidden': '',
  'aria-checked': '',
  'aria-pressed': '',
  'aria-selected': '',
  'aria-disabled': '',
  'aria-live': '',
}

/** What is pressed looks so for this long: said once in the templates instead of with every element. */
const pressed = { 'hover-stay-time': '80' }

export default defineConfig({
  projectName: 'chezhu',
  designWidth: 375,
  deviceRatio: { 375: 2, 750: 1 },
  sourceRoot: 'src/miniapp',
  outputRoot: process.env.TARO_OUTPUT ?? `dist/${platform}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  alias: { '@': path.resolve(__dirname, '../src') },
  defineConstants: { API_ORIGIN: JSON.stringify(apiOrigin) },
  plugins: [
    [
      '@tarojs/plugin-inject',
      { components: { View: { ...spoken, ...pressed }, Text: spoken, Image: spoken, Button: spoken } },
    ],
  ],
  mini: {
    optimizeMainPackage: { enable: true },
    // Sizes are CSS pixels on every platform: a thumb needs 44 of them whatever the screen's width.
    postcss: {
      pxtransform: { enable: false },
      cssModules: cssModules(),
      './config/without-active.js': { enable: true },
    },
    // No two style sheets set the same property of one element, so that their order means nothing.
    miniCssExtractPluginOption: { ignoreOrder: true },
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'browser' },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    webpackChain: (chain) => {
      // Taro would put a copy of every shared component into each page's file.
      chain.optimization.splitChunks({ chunks: 'all', minSize: 20_000 })
      // Fetched while the browser has nothing else to do, the other pages open at once, and without a connection.
      chain.merge({ module: { parser: { javascript: { dynamicImportPrefetch: true } } } })
    },
    postcss: { pxtransform: { enable: false }, cssModules: cssModules() },
  },
})

/** A mini-program sends a class name to the view with every element that bears it: short ones cost less. */
function cssModules() {
  const generateScopedName =
    process.env.NODE_ENV === 'production' ? '[hash:base64:5]' : '[name]__[local]_[hash:base64:4]'
  return { enable: true, config: { namingPattern: 'module' as const, generateScopedName } }
}
