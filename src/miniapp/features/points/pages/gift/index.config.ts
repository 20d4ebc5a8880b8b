export default definePageConfig({ navigationBarTitleText: '赠送家人', enablePullDownRefresh: true })
