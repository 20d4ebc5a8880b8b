export default definePageConfig({
  navigationBarTitleText: '预约试驾',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
