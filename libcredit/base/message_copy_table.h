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
MESSAGE_ENUM(ERASE_COPIES, "erase-copies", CREDIT_NOTE,
	"登记库文件已重写，不再留有其字节；但以前的备份和已交出的文件里还有",
	"the store's file was rewritten and holds no byte of it; older backups and files handed out do",
	"重做备份，销毁旧备份",
	"make a new backup and destroy the old ones")
MESSAGE_ENUM(FSCK_ERASURE, "fsck-erasure", CREDIT_REFUSED,
	"有 {1} 次删除没有做完：已删除的内容，其字节还留在登记库文件或查询日志里",
	"erasures that are not carried through: {1}; bytes of what was erased are still in the store's file or the query log",
	"执行 credit erase --due 完成；失败时按提示腾出磁盘空间、检查权限，再执行",
	"finish with credit erase --due; if that fails, see to the space and permissions it names and run it again")
MESSAGE_ENUM(BACKUP_ERASURE, "backup-erasure", CREDIT_REFUSED,
	"有删除没有做完，备份会带上其内容，没有备份",
	"an erasure is not carried through, and a backup would take it along; none was made",
	"先执行 credit erase --due，再备份",
	"run credit erase --due first")
MESSAGE_ENUM(BACKUP_MEANWHILE, "backup-meanwhile", CREDIT_REFUSED,
	"备份期间有内容被删除，备份会带上它，没有备份",
	"something was erased while the backup was being made, which would take it along; none was made",
	"再备份一次",
	"make it again")
MESSAGE_ENUM(BACKUP_FORMAT, "backup-format", CREDIT_FATAL,
	"“{1}”不是登记库的备份",
	"'{1}' is no backup of a registry",
	"指明 credit backup 写出的文件",
	"name a file that credit backup wrote")
MESSAGE_ENUM(BACKUP_VERSION, "backup-version", CREDIT_FATAL,
	"备份“{1}”是更新的版本写的",
	"the backup '{1}' was written by a later version",
	"用写它的版本或更新的版本恢复",
	"restore it with that version or a later one")
MESSAGE_ENUM(BACKUP_DAMAGED, "backup-damaged", CREDIT_FATAL,
	"备份“{1}”自第 {2} 字节起的一段已损坏（{3}），没有恢复",
	"the backup '{1}' is damaged in the block that begins at byte {2} ({3}); nothing was restored",
	"换用另一份备份；查看存放备份的磁盘",
	"use another backup, and look at the disk this one lies on")
MESSAGE_ENUM(RESTORE_EXISTS, "restore-exists", CREDIT_REFUSED,
	"“{1}”已经有内容，没有恢复",
	"'{1}' is there and not empty; nothing was restored",
	"写一个不存在的文件夹",
	"name a folder that does not exist")
