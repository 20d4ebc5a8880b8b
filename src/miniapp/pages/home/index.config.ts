export default definePageConfig({
  // The picture begins at the very top of the screen.
  navigationStyle: 'custom',
  navigationBarTitleText: '首页',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
  ...(process.env.TARO_ENV === 'weapp' && { navigationBarTextStyle: 'white' as const }),
  ...(process.env.TARO_ENV === 'alipay' && {
    navigationBarTitleText: '',
    transparentTitle: 'always',
    titlePenetrate: 'YES',
    navigationBarFrontColor: 'white',
  }),
})
