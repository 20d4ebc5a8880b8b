export default definePageConfig({ navigationBarTitleText: '共同驾驶人', enablePullDownRefresh: true })
