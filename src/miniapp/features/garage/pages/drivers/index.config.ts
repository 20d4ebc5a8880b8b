export default definePageConfig({
  navigationBarTitleText: '共享用车',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
