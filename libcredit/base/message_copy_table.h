/* SPDX-License-Identifier: Apache-2.0 */
/*
 * message_copy_table.h - the messages of rewriting, backup and restoring.
 *
 * Included by message_table.h in its place, with its macro.
 */
MESSAGE_ENUM(ERASE_REST, "erase-rest", CREDIT_FATAL,
	"已经删除，查不到了；但登记库文件或查询日志里还留有其字节，没有清除干净（{1}）",
	"it is erased and found no more; but bytes of it are still in the store's file or the query log ({1})",
	"腾出与登记库文件一样大的磁盘空间并检查权限，再执行 credit erase --due",
	"see to permissions and to as much free space as the store's file takes, then run credit erase --due")
